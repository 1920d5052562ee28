namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateSocketAddress(string Ip, uint Port);
