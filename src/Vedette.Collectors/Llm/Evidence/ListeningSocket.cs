namespace Vedette.Collectors.Llm.Evidence;

/// <param name="OnLoopback">It can be reached through 127.0.0.1 or [::1]: bound there or to every address.</param>
/// <param name="IsV6">Of /proc/net/tcp6; bound to every address such a socket takes IPv4 too.</param>
internal readonly record struct ListeningSocket(int Port, bool OnLoopback, bool IsV6, bool AnyAddress, uint Uid, ulong Inode);
