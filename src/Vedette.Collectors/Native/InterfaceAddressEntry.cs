using System.Runtime.InteropServices;

namespace Vedette.Collectors.Native;

/// <summary><c>struct ifaddrs</c> of glibc and musl on 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InterfaceAddressEntry
{
    public nint Next;
    public nint Name;
    public uint Flags;
    public nint Address;
    public nint Netmask;
    public nint Destination;
    public nint Data;
}
