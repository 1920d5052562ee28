using Vedette.Storage.Control;

namespace Vedette.Server.Ingest;

/// <summary>The agent, or why it was refused in document 4's words.</summary>
internal readonly record struct Admission(AgentRow? Agent, string Refusal)
{
    public static Admission UnknownId(int agentId) => new(null, $"Authentication failed: VPS ID {agentId} not found.");

    public static Admission WrongSecret() => new(null, "Authentication failed: Invalid secret.");
}
