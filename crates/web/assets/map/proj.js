// Loaded only where coordinates in S-JTSK are wanted.
import proj4 from 'proj4';

// Seven-parameter shift valid for the Czech Republic; within 1 m of PROJ at the corners of the country.
proj4.defs('EPSG:5514', '+proj=krovak +lat_0=49.5 +lon_0=24.8333333333333 +alpha=30.2881397527778 +k=0.9999 +x_0=0 +y_0=0 +ellps=bessel +towgs84=570.8,85.7,462.8,4.998,1.587,5.261,3.56 +units=m +no_defs');

export default proj4;
