using System.Security.Cryptography;
using System.Text;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>Random secrets, each planted in one place, and the search for them in any bytes, in the forms in which bytes carry texts.</summary>
internal sealed class PlantedSecrets
{
    private readonly List<(string Place, byte[] Form)> _forms = [];

    public string New(string place) => Plant(place, $"Rz7{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");

    /// <summary>With characters that JSON and addresses write otherwise.</summary>
    public string NewWithSigns(string place) => Plant(place, $"Rz7!\"&{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}+ü");

    /// <summary>A JSON web token of which the claims and the signature are the secret.</summary>
    public string NewToken(string place)
    {
        string claims = Base64Url(Encoding.UTF8.GetBytes($"{{\"sub\":\"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}\"}}"));
        string signature = Base64Url(RandomNumberGenerator.GetBytes(32));
        Plant(place, signature);
        return $"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.{claims}.{signature}";
    }

    /// <summary>Names the places of the secrets that are among the bytes.</summary>
    public IEnumerable<string> FoundIn(byte[] bytes, string where)
    {
        foreach ((string place, byte[] form) in _forms)
        {
            int at = bytes.AsSpan().IndexOf(form);
            if (at >= 0)
            {
                yield return $"{place} is in {where} at byte {at}: ...{Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 60), Math.Min(bytes.Length, at + form.Length) - Math.Max(0, at - 60)))}";
            }
        }
    }

    private string Plant(string place, string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        Add(place, secret);
        Add($"{place}, percent-encoded", Uri.EscapeDataString(secret));
        Add($"{place}, as JSON", System.Text.Json.JsonSerializer.Serialize(secret)[1..^1]);
        Add($"{place}, in hexadecimal", Convert.ToHexStringLower(bytes));
        _forms.Add(($"{place}, in UTF-16", Encoding.Unicode.GetBytes(secret)));
        for (int shift = 0; shift < 3; shift++)
        {
            Add($"{place}, in Base64", Base64Core(bytes, shift));
        }

        return secret;
    }

    private void Add(string place, string form) => _forms.Add((place, Encoding.UTF8.GetBytes(form)));

    /// <summary>The characters that stand for the secret alone where it begins at a byte of that remainder.</summary>
    private static string Base64Core(byte[] secret, int shift)
    {
        string all = Convert.ToBase64String([.. new byte[shift], .. secret]);
        int first = ((shift * 8) + 5) / 6;
        int last = (shift + secret.Length) * 8 / 6;
        return all[first..last];
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
