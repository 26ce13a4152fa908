import { render } from 'preact';

render(<p>CORS Lens</p>, document.body);
