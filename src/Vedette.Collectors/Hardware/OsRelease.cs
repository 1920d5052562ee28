namespace Vedette.Collectors.Hardware;

/// <summary>What os-release(5) tells; null where it does not.</summary>
internal sealed record OsRelease(string? Name, string? Version, string? Id);
