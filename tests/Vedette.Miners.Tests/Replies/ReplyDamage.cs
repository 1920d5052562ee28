using System.Text;

namespace Vedette.Miners.Tests.Replies;

/// <summary>What happens to a reply on its way, and what a firmware's next version makes of it.</summary>
internal static class ReplyDamage
{
    private static readonly string[] Oddities =
    [
        "nan", "-nan", "inf", "null", "true", "\"\"", "\"N/A\"", "-1", "65535", "4294967295", "1e308", "1e999", "-0", "{}", "[]", "[[]]", "{\"a\":{\"b\":[]}}", "\"\\u0000\"", "\"\\ud800\"", "99999999999999999999",
        "\"99999999999999999999999999\"", "\"-\"", "\"0-0-0-0\"", "\"m-m-m-m\"", "}{", ",,", "[,", "]", "}", "\"", "\\", ":", "\"1,2,3,4\"", "\"12:34:56:78:90:1M\"", "9223372036854775807", "-9223372036854775808",
    ];

    public static byte[] Apply(Random random, byte[] reply, byte[][] others)
    {
        byte[] damaged = [.. reply];
        int times = random.Next(1, 5);
        for (int i = 0; i < times && damaged.Length > 0; i++)
        {
            damaged = Once(random, damaged, others);
        }

        return damaged;
    }

    private static byte[] Once(Random random, byte[] reply, byte[][] others)
    {
        int at = random.Next(reply.Length);
        switch (random.Next(11))
        {
            case 0:
                return reply[..at];
            case 1:
                return reply[at..];
            case 2:
                reply[at] = (byte)random.Next(256);
                return reply;
            case 3:
                reply[at] ^= (byte)(1 << random.Next(8));
                return reply;
            case 4:
                return [.. reply[..at], .. Encoding.UTF8.GetBytes(Oddities[random.Next(Oddities.Length)]), .. reply[at..]];
            case 5:
                return WithOddValue(random, reply, at);
            case 6:
                int length = random.Next(1, Math.Min(200, reply.Length) + 1);
                int from = random.Next(reply.Length - length + 1);
                return [.. reply[..at], .. reply[from..(from + length)], .. reply[at..]];
            case 7:
                return WithoutMember(reply, at);
            case 8:
                return WithLongText(random, reply, at);
            case 9:
                return WithLargerNumber(random, reply, at);
            default:
                byte[] other = others[random.Next(others.Length)];
                return [.. reply[..at], .. other[random.Next(other.Length + 1)..]];
        }
    }

    /// <summary>From the next name's quote to the comma behind its value.</summary>
    private static byte[] WithoutMember(byte[] reply, int at)
    {
        int colon = Array.IndexOf(reply, (byte)':', at);
        int comma = colon < 0 ? -1 : Array.IndexOf(reply, (byte)',', colon);
        int quote = colon < 0 ? -1 : Array.LastIndexOf(reply, (byte)'"', Math.Max(0, colon - 2));
        return quote < 0 || comma < quote ? reply : [.. reply[..quote], .. reply[(comma + 1)..]];
    }

    private static byte[] WithLongText(Random random, byte[] reply, int at)
    {
        int quote = Array.IndexOf(reply, (byte)'"', at);
        return quote < 0 ? reply : [.. reply[..(quote + 1)], .. Enumerable.Repeat((byte)random.Next('0', 'z'), random.Next(300, 20_000)), .. reply[(quote + 1)..]];
    }

    /// <summary>More digits, a sign, an exponent: where a number stands.</summary>
    private static byte[] WithLargerNumber(Random random, byte[] reply, int at)
    {
        int digit = Array.FindIndex(reply, at, value => value is >= (byte)'0' and <= (byte)'9');
        string more = random.Next(5) switch { 0 => "-", 1 => "99999999", 2 => "e30", 3 => "0000000000000000000000", _ => "." };
        return digit < 0 ? reply : [.. reply[..digit], .. Encoding.UTF8.GetBytes(more), .. reply[digit..]];
    }

    /// <summary>Puts another value behind the next colon.</summary>
    private static byte[] WithOddValue(Random random, byte[] reply, int at)
    {
        int colon = Array.IndexOf(reply, (byte)':', at);
        if (colon < 0)
        {
            return reply;
        }

        int end = colon + 1;
        while (end < reply.Length && reply[end] is not ((byte)',' or (byte)'}'))
        {
            end++;
        }

        return [.. reply[..(colon + 1)], .. Encoding.UTF8.GetBytes(Oddities[random.Next(Oddities.Length)]), .. reply[end..]];
    }
}
