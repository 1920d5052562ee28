namespace Vedette.Collectors.Processes;

/// <summary>One line of a socket table of /proc/net.</summary>
internal sealed record SocketEntry(ulong Inode, string Family, string Type, SocketEnd? Local, SocketEnd? Remote, string Status)
{
    public const string Listening = "listen";
}
