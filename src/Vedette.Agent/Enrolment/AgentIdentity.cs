namespace Vedette.Agent.Enrolment;

/// <summary>identity.json: what the server made of this host at enrolment. The key lies apart, in agent.key.</summary>
/// <param name="Transports">Addresses of the stream as the server named them.</param>
internal sealed record AgentIdentity(int Id, string Name, Uri ServerUrl, TransportAddresses Transports, DateTimeOffset EnrolledAt)
{
    /// <summary>Where to look for miners, as it was given at enrolment; counts where the settings name no network.</summary>
    public IReadOnlyList<string>? Networks { get; init; }
}
