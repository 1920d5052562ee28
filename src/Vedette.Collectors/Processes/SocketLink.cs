using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>Where the link of an open socket points: socket:[12345].</summary>
internal static class SocketLink
{
    public static bool TryParse(ReadOnlySpan<byte> target, out ulong inode)
    {
        inode = 0;
        return target.StartsWith("socket:["u8) && target[^1] == ']' && DecimalNumber.TryParse(target["socket:["u8.Length..^1], out inode);
    }
}
