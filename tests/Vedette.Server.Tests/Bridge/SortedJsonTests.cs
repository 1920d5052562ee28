using System.Text.Json;
using Vedette.Server.Bridge;

namespace Vedette.Server.Tests.Bridge;

public sealed class SortedJsonTests
{
    /// <summary>The sum was made by Python 3: hashlib.md5(json.dumps(document, sort_keys=True).encode()).</summary>
    [Fact]
    public void A_state_has_the_name_that_the_original_gives_it()
    {
        const string Document = """
            {"b": [1, 2.50, 1e16, 0.00001, true, null], "a": {"z": "z\u00e9\n\"\ud83d\ude80", "y": 123456789012345680.0, "x": 1234567890123456.5, "w": 100.0}}
            """;
        JsonElement document = JsonElement.Parse(Document);
        Assert.Equal(
            """{"a": {"w": 100.0, "x": 1234567890123456.5, "y": 1.2345678901234568e+17, "z": "z\u00e9\n\"\ud83d\ude80"}, "b": [1, 2.5, 1e+16, 1e-05, true, null]}""", SortedJson.Text(document));
        Assert.Equal("0c4ae5d89277df452677d4f5690ac3dd", SortedJson.Id(document));
    }
}
