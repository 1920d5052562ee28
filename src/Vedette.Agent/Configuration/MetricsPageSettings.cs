using System.Net;

namespace Vedette.Agent.Configuration;

/// <summary>Where the agent serves its last measurements to a Prometheus.</summary>
internal sealed record MetricsPageSettings
{
    /// <summary>Null = nowhere: the agent listens on nothing.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>An address that others can reach is allowed.</summary>
    public bool ListenAny { get; init; }
}
