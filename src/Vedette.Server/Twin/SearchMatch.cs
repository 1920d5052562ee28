namespace Vedette.Server.Twin;

internal sealed record SearchMatch(int HostId, string Host, string Kind, string Title, long AsOfMs, EntityView Entity);
