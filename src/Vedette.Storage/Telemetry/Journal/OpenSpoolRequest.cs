using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry.Journal;

internal sealed class OpenSpoolRequest(int agentId, string stampedAs, SpoolPosition presented) : AwaitedRequest<SpoolOpened>(256)
{
    public int AgentId { get; } = agentId;

    public string StampedAs { get; } = stampedAs;

    public SpoolPosition Presented { get; } = presented;
}
