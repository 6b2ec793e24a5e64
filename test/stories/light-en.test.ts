import { testStories } from './test-stories.js';

testStories({ theme: 'light', locale: 'en', play: true });
