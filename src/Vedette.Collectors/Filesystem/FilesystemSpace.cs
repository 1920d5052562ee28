namespace Vedette.Collectors.Filesystem;

/// <summary>What a file system answers about itself.</summary>
/// <param name="FreeBytes">With what is reserved for root.</param>
/// <param name="AvailableBytes">For everybody.</param>
internal readonly record struct FilesystemSpace(ulong SizeBytes, ulong FreeBytes, ulong AvailableBytes, ulong Files, ulong FilesFree)
{
    public double UsedBytes => SizeBytes >= FreeBytes ? SizeBytes - FreeBytes : 0;

    /// <summary>What everybody may use of it, used or not: where that is full nobody but root can write, so percentages are of this, as df counts them.</summary>
    public double UsableBytes => UsedBytes + Math.Min(AvailableBytes, FreeBytes);

    /// <summary>Null where nobody may use any of it.</summary>
    public double? UsedPercent => UsableBytes > 0 ? 100 * UsedBytes / UsableBytes : null;
}
