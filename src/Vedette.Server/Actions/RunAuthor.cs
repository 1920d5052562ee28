namespace Vedette.Server.Actions;

/// <summary>Who asks, and from where.</summary>
internal sealed record RunAuthor(string Name, string? Address);
