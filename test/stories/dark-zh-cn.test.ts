import { testStories } from './test-stories.js';

testStories({ theme: 'dark', locale: 'zh-CN', play: false });
