namespace Vedette.Collectors.Filesystem;

/// <summary>What a file system answers about itself.</summary>
/// <param name="FreeBytes">With what is reserved for root.</param>
/// <param name="AvailableBytes">For everybody.</param>
internal readonly record struct FilesystemSpace(ulong SizeBytes, ulong FreeBytes, ulong AvailableBytes, ulong Files, ulong FilesFree)
{
    public double UsedBytes => SizeBytes >= FreeBytes ? SizeBytes - FreeBytes : 0;
}
