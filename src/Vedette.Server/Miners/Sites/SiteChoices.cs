namespace Vedette.Server.Miners.Sites;

/// <summary>What is left out stays.</summary>
internal sealed record SiteChoices(string? Name = null, string? Description = null, string? Location = null, string? TimeZone = null);
