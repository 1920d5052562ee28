namespace Vedette.Server.Fleet;

internal sealed record HostList(long ServerTimeMs, IEnumerable<Host> Hosts);
