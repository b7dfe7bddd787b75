import { preferences } from '../i18n/preferences.js';
import { answerFromSamples } from './sample-answers.js';
import './tw-gallery.js';
import '../styles/document.css';
import '../styles/tokens.css';

answerFromSamples();
preferences.apply();
