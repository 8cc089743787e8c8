// What the bundler understands and the type checker does not.
declare module "*.css";
declare module "*.png" {
  const address: string;
  export default address;
}
declare module "*/leaflet-src.esm.js";
declare module "geodesy/utm.js";
