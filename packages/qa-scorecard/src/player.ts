export { CallPlayer, PLAYER_RATES, type CallMarker } from './call-player.js';
