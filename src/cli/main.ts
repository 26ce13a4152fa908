console.log('cors-lens');
