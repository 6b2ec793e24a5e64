import { testStories } from './test-stories.js';

testStories({ theme: 'dark', locale: 'en', play: true });
