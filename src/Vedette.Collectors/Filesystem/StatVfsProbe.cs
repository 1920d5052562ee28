using Vedette.Collectors.Native;

namespace Vedette.Collectors.Filesystem;

/// <summary>The <see cref="SpaceProbe"/> of a real host.</summary>
internal static class StatVfsProbe
{
    public static bool TryAsk(ReadOnlySpan<byte> path, out FilesystemSpace space)
    {
        if (LibC.StatVfs(path, out StatVfsBuffer answer) != 0)
        {
            space = default;
            return false;
        }

        ulong unit = answer.FragmentSize != 0 ? answer.FragmentSize : answer.BlockSize;
        space = new FilesystemSpace(
            answer.Blocks * unit, answer.FreeBlocks * unit, answer.AvailableBlocks * unit, answer.Files, answer.FreeFiles);
        return true;
    }
}
