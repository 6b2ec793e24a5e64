import { testStories } from './test-stories.js';

testStories({ theme: 'light', locale: 'zh-CN', play: false });
