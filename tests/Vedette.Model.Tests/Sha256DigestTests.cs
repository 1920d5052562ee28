using System.Security.Cryptography;
using System.Text;
using Vedette.Model.Hashing;

namespace Vedette.Model.Tests;

public sealed class Sha256DigestTests
{
    // The examples of FIPS 180-4.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_published_examples_come_out(string text, string expected) => Assert.Equal(expected, Sha256Digest.HexOf(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Every_length_around_the_blocks_gives_what_dotnet_gives()
    {
        var random = new Random(7);
        for (int length = 0; length < 400; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            Assert.Equal(SHA256.HashData(data), Sha256Digest.Of(data));
        }
    }
}
