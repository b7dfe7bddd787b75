import { preferences } from './i18n/preferences.js';
import { followLinks } from './routing/navigation.js';
import './features/shell/tw-shell.js';
import './styles/document.css';
import './styles/tokens.css';

preferences.apply();
followLinks();
