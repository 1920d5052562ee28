namespace Vedette.Storage.Control;

/// <summary>What is null stays as it is.</summary>
public sealed record SavedViewChange(string? Name = null, string? Query = null, bool? IsShared = null);
