import { preferences } from './i18n/preferences.js';
import { watchAwakening } from './routing/awakening.js';
import { followLinks } from './routing/navigation.js';
import { watchPortalVersion } from './routing/portal-version.js';
import './features/session/tw-portal.js';
import './styles/document.css';
import './styles/tokens.css';

preferences.apply();
followLinks();
watchPortalVersion();
watchAwakening();
