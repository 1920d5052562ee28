namespace Vedette.Collectors.Processes;

/// <summary>A file that a process has open.</summary>
/// <param name="Mode">As psutil writes it: r, w, a, r+, a+; null where fdinfo may not be read.</param>
/// <param name="Flags">Of open(2).</param>
public sealed record OpenFile(string Path, int Descriptor, long? Position, string? Mode, int? Flags);
