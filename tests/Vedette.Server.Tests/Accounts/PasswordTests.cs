using Vedette.Server.Accounts;

namespace Vedette.Server.Tests.Accounts;

public sealed class PasswordTests
{
    [Fact]
    public void A_hash_fits_its_password_only_and_says_how_it_was_made()
    {
        string stored = PasswordHash.Create("pässword");

        Assert.True(PasswordHash.Verify("pässword", stored));
        Assert.False(PasswordHash.Verify("password", stored));
        Assert.NotEqual(stored, PasswordHash.Create("pässword"));
        string[] parts = stored.Split('$');
        Assert.Equal("pbkdf2-sha512", parts[0]);
        Assert.True(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) >= 210_000);
    }

    [Fact]
    public void Nobody_has_the_password_that_unknown_users_are_checked_against() => Assert.False(PasswordHash.Verify("", PasswordHash.OfNobody));

    [Fact]
    public async Task A_flood_of_passwords_is_refused_beyond_the_queue()
    {
        await using var queue = new PasswordQueue();

        bool?[] results = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => queue.VerifyAsync("x", PasswordHash.OfNobody, TestContext.Current.CancellationToken)));

        Assert.Contains(results, r => r is null);
        Assert.Contains(results, r => r is false);
    }
}
