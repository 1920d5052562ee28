namespace Vedette.Server.Miners.Sites;

/// <param name="TimeZone">By its IANA name; null = UTC.</param>
/// <param name="IssueToken">Whether the reply is to carry an invitation for an agent.</param>
internal sealed record NewSite(string Name, string? Description = null, string? Location = null, string? TimeZone = null, bool IssueToken = false);
