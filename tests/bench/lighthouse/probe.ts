import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { serve } from '../../../scripts/serve.ts';
const page = process.argv[2]!;
const a = await serve('.cache/lighthouse/own', 0), b = await serve('.cache/lighthouse/bare', 0);
for (const [n, s] of [['own', a], ['bare', b]] as const) {
	const chrome = await launch({ chromePath: '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox'] });
	const r = (await lighthouse(s.address + page.slice(1), { port: chrome.port, onlyCategories: ['performance'] }))!.lhr;
	chrome.kill();
	const m = (r.audits['metrics']!.details as any).items[0];
	console.log(n, 'FCP', m.firstContentfulPaint, 'LCP', m.largestContentfulPaint, 'obs FCP', m.observedFirstContentfulPaint, 'obs LCP', m.observedLargestContentfulPaint, 'load', m.observedLoad);
	for (const x of (r.audits['network-requests']!.details as any).items) console.log('  ', x.url.slice(21), x.resourceType, x.priority, x.transferSize, x.networkRequestTime?.toFixed(0), x.networkEndTime?.toFixed(0));
	for (const x of (r.audits['mainthread-work-breakdown']!.details as any).items) console.log('   main', x.group, x.duration.toFixed(0));
	for (const x of (r.audits['main-thread-tasks']!.details as any).items.filter((t:any)=>t.duration>10)) console.log('   task', x.startTime.toFixed(0), x.duration.toFixed(0));
}
process.exit(0);
