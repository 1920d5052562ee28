namespace Vedette.Storage.Control;

/// <summary>Who did what to what, from where.</summary>
/// <param name="Actor">The username, <c>agent:ID</c> or <c>server</c>.</param>
/// <param name="Action">A short name: agent.rename, user.delete, login.refused ...</param>
/// <param name="Target">What it was done to, by id and name; never a secret.</param>
public sealed record AuditEntry(long AtMs, string Actor, string? Address, string Action, string? Target);
