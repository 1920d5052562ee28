using System.Buffers.Binary;
using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;
using Vedette.Collectors.Native;

namespace Vedette.Collectors.Hardware;

/// <summary>
/// The addresses of this network namespace. From the kernel (getifaddrs): the text files tell only parts (/proc/net/fib_trie names no interface, a route's table no address of /32). It opens a netlink
/// socket, which reaches nobody; .NET's own list opens an internet socket besides, for the interfaces' speeds, and so must not be asked before consent.
/// </summary>
internal static class InterfaceAddresses
{
    // AF_INET and AF_INET6 of Linux, and where their addresses stand in the sockaddr.
    private const ushort Ipv4Family = 2;
    private const ushort Ipv6Family = 10;
    private const int Ipv4Offset = 4;
    private const int Ipv4Bytes = 4;
    private const int Ipv6Offset = 8;
    private const int Ipv6Bytes = 16;

    /// <summary>A chain that is longer is broken.</summary>
    private const int MaxEntries = 65_536;

    /// <exception cref="IOException">The kernel refuses.</exception>
    public static IReadOnlyList<InterfaceAddress> Read()
    {
        if (LibC.GetIfAddrs(out nint first) != 0)
        {
            throw new IOException($"The interfaces' addresses cannot be read: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }

        try
        {
            return Walk(first);
        }
        finally
        {
            LibC.FreeIfAddrs(first);
        }
    }

    private static unsafe List<InterfaceAddress> Walk(nint first)
    {
        var addresses = new List<InterfaceAddress>();
        var entry = (InterfaceAddressEntry*)first;
        for (int i = 0; entry is not null && i < MaxEntries; i++, entry = (InterfaceAddressEntry*)entry->Next)
        {
            ReadOnlySpan<byte> address = AddressBytes(entry->Address);
            if (!address.IsEmpty && Marshal.PtrToStringUTF8(entry->Name) is { } name)
            {
                addresses.Add(new InterfaceAddress(name, new IPAddress(address), PrefixLength(AddressBytes(entry->Netmask))));
            }
        }

        return addresses;
    }

    // Empty for other families: each interface has an entry of its link layer, too.
    private static unsafe ReadOnlySpan<byte> AddressBytes(nint socketAddress) => socketAddress == 0 ? default : *(ushort*)socketAddress switch
    {
        Ipv4Family => new ReadOnlySpan<byte>((byte*)socketAddress + Ipv4Offset, Ipv4Bytes),
        Ipv6Family => new ReadOnlySpan<byte>((byte*)socketAddress + Ipv6Offset, Ipv6Bytes),
        _ => default,
    };

    private static int PrefixLength(ReadOnlySpan<byte> mask)
    {
        int bits = 0;
        for (; mask.Length >= sizeof(uint); mask = mask[sizeof(uint)..])
        {
            bits += BitOperations.PopCount(BinaryPrimitives.ReadUInt32BigEndian(mask));
        }

        return bits;
    }
}
