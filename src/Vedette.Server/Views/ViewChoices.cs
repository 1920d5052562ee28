namespace Vedette.Server.Views;

/// <summary>What is left out stays.</summary>
internal sealed record ViewChoices(string? Name = null, string? Query = null, bool? Shared = null);
