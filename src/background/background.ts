/*
 * What runs without a page: the icon of the extension (Firefox has the number on it written here), and the rules of trials. The browser
 * starts it when one of them needs it, and stops it soon afterwards.
 */
import { onIconClick, openOwnPage } from '../platform/action.ts';
import { hearBadges } from '../platform/badge.ts';
import { serveTrials } from './trials.ts';

hearBadges();
onIconClick(openOwnPage);
serveTrials();
