namespace Vedette.Server.Fleet;

internal sealed record VpsName(string Name);
