using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>A key at the one moment it is shown.</summary>
internal sealed record IssuedKey(AgentRow Agent, string Key);
