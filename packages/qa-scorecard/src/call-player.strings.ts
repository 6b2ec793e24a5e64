import type { Strings } from '@callside/ui';

type Key = 'recording' | 'back' | 'forward' | 'speed' | 'times' | 'markers' | 'pinned' | 'unplayable';

/** Texts of the player. */
export const CALL_PLAYER_STRINGS: Strings<Key> = {
  en: {
    recording: 'Recording',
    back: '5 s back',
    forward: '5 s on',
    speed: 'Speed',
    times: '{rate}×',
    markers: 'Moments of the call',
    pinned: '{label}, pinned',
    unplayable: 'This recording cannot be played.',
  },
  'zh-CN': {
    recording: '录音',
    back: '后退 5 秒',
    forward: '前进 5 秒',
    speed: '速度',
    times: '{rate} 倍',
    markers: '通话节点',
    pinned: '{label}，已标记',
    unplayable: '无法播放此录音。',
  },
  'zh-TW': {
    recording: '錄音',
    back: '後退 5 秒',
    forward: '前進 5 秒',
    speed: '速度',
    times: '{rate} 倍',
    markers: '通話節點',
    pinned: '{label}，已標記',
    unplayable: '無法播放此錄音。',
  },
};
