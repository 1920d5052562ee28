using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vedette.Server.Bridge;

/// <summary>A document's name as the original bridge makes it: MD5 of its JSON with sorted keys, written as Python's <c>json.dumps(..., sort_keys=True)</c> does.</summary>
internal static class SortedJson
{
    public static string Id(JsonElement document)
    {
        var text = new StringBuilder();
        Write(document, text);
#pragma warning disable CA5351 // A name that old clients compare; nothing is trusted because of it.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text.ToString())));
#pragma warning restore CA5351
    }

    internal static string Text(JsonElement document)
    {
        var text = new StringBuilder();
        Write(document, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder into)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, into);
                break;
            case JsonValueKind.Array:
                into.Append('[');
                string separator = "";
                foreach (JsonElement item in value.EnumerateArray())
                {
                    into.Append(separator);
                    separator = ", ";
                    Write(item, into);
                }

                into.Append(']');
                break;
            case JsonValueKind.String:
                WriteText(value.GetString()!, into);
                break;
            case JsonValueKind.Number:
                into.Append(Number(value));
                break;
            default:
                into.Append(value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => "null" });
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder into)
    {
        // A name that stands twice counts once, the last.
        var sorted = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            sorted[property.Name] = property.Value;
        }

        into.Append('{');
        string separator = "";
        foreach ((string name, JsonElement held) in sorted)
        {
            into.Append(separator);
            separator = ", ";
            WriteText(name, into);
            into.Append(": ");
            Write(held, into);
        }

        into.Append('}');
    }

    private static void WriteText(string text, StringBuilder into)
    {
        into.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => into.Append("\\\""),
                '\\' => into.Append("\\\\"),
                '\n' => into.Append("\\n"),
                '\r' => into.Append("\\r"),
                '\t' => into.Append("\\t"),
                '\b' => into.Append("\\b"),
                '\f' => into.Append("\\f"),
                < ' ' or > '~' and not '\u007f' => into.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => into.Append(c),
            };
        }

        into.Append('"');
    }

    /// <summary>Whole numbers as they are, others as the shortest text that reads back, with an exponent from 1e16 on.</summary>
    private static string Number(JsonElement value)
    {
        string raw = value.GetRawText();
        if (raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return raw == "-0" ? "0" : raw;
        }

        double number = value.GetDouble();
        if (double.IsInfinity(number))
        {
            return number > 0 ? "Infinity" : "-Infinity";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        bool exponent = text.Contains('E', StringComparison.Ordinal);
        return (exponent, Math.Abs(number)) switch
        {
            (true, >= 1e15 and < 1e16) => number.ToString("0.0", CultureInfo.InvariantCulture),
            (true, _) => text.Replace('E', 'e'),
            (false, >= 1e16) => WithExponent(text),
            _ => text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0",
        };
    }

    /// <summary>Of a whole number's digits.</summary>
    private static string WithExponent(string whole)
    {
        string sign = whole[0] == '-' ? "-" : "";
        string digits = whole[sign.Length..];
        string mantissa = digits.TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa[0]}{(mantissa.Length > 1 ? "." : "")}{mantissa[1..]}e+{digits.Length - 1}");
    }
}
