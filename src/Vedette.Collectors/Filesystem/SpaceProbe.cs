namespace Vedette.Collectors.Filesystem;

/// <summary>Asks the file system at a path for its space; false where it does not answer.</summary>
/// <param name="path">Ends with a zero byte.</param>
/// <param name="space">The answer.</param>
internal delegate bool SpaceProbe(ReadOnlySpan<byte> path, out FilesystemSpace space);
