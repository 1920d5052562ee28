using System.Diagnostics.CodeAnalysis;
using System.Text;
using Vedette.Miners.Replies;

namespace Vedette.Miners.Discovery;

/// <summary>
/// What a miner sends to everybody on its wire when its "IP report" button is pressed. Anybody on the wire can send the same: the address in it is a place to look at, and who is there tells the device itself.
/// </summary>
public static class IpReport
{
    public const int AntminerPort = 14235;
    public const int WhatsminerPort = 8888;

    /// <summary>Reports have some forty bytes; what is much longer is none.</summary>
    public const int MostBytes = 256;

    private const string AddressMark = "IP:";
    private const string MacMark = "MAC:";

    public static IReadOnlyList<int> Ports { get; } = [AntminerPort, WhatsminerPort];

    /// <summary>
    /// Antminers send <c>ADDRESS,MAC</c>, some with the address as <c>[ADDRESS/LENGTH]</c>, Whatsminers <c>IP:ADDRESSMAC:MAC</c>; zero bytes may follow. Both parts must be good: another program's broadcast has
    /// no such pair, and the <c>OK</c> that vendors' tools send back is left out by that, too.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, [NotNullWhen(true)] out string? address)
    {
        address = null;
        if (packet.Length > MostBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> told = packet.TrimEnd("\0\r\n "u8);
        if (told.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return false;
        }

        string text = Encoding.ASCII.GetString(told).Trim();
        (string place, string mac) = text.StartsWith(AddressMark, StringComparison.OrdinalIgnoreCase) ? Marked(text) : Listed(text);
        if (!AddressText.TryParse(place, out uint number) || MacAddress.Normalize(mac) is null)
        {
            return false;
        }

        address = AddressText.Format(number);
        return true;
    }

    private static (string Address, string Mac) Marked(string text)
    {
        int mac = text.IndexOf(MacMark, StringComparison.OrdinalIgnoreCase);
        return mac < 0 ? ("", "") : (text[AddressMark.Length..mac].Trim(' ', ','), text[(mac + MacMark.Length)..]);
    }

    private static (string Address, string Mac) Listed(string text)
    {
        int comma = text.IndexOf(',');
        if (comma < 0)
        {
            return ("", "");
        }

        string place = text[..comma].Trim(' ', '[', ']');
        int length = place.IndexOf('/');
        return (length < 0 ? place : place[..length], text[(comma + 1)..]);
    }
}
