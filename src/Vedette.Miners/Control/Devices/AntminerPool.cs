namespace Vedette.Miners.Control.Devices;

internal sealed record AntminerPool(string Url, string User, string Password);
