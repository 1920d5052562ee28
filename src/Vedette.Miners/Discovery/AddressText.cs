using System.Globalization;

namespace Vedette.Miners.Discovery;

/// <summary>
/// IPv4 addresses as text and as numbers in the order of their digits. Only four plain decimal numbers are an address: what else the system's parsers take for one (127.1, 010.0.0.1, 0x7f.1, 2130706433) would let a
/// range reach where it does not seem to.
/// </summary>
internal static class AddressText
{
    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    public static bool TryParse(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        for (int part = 0; part < 4; part++)
        {
            int dot = part < 3 ? text.IndexOf('.') : text.Length;
            if (dot < 0 || !TryParseOctet(text[..dot], out uint octet))
            {
                return false;
            }

            address = (address << 8) | octet;
            text = part < 3 ? text[(dot + 1)..] : [];
        }

        return true;
    }

    private static bool TryParseOctet(ReadOnlySpan<char> text, out uint octet)
    {
        octet = 0;
        if (text.Length is 0 or > 3 || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        foreach (char digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            octet = (octet * 10) + (uint)(digit - '0');
        }

        return octet <= 255;
    }
}
