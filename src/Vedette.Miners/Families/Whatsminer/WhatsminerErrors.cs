using Vedette.Miners.Errors;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Whatsminer;

/// <summary>Codes come as a list of texts, of numbers, of objects with the code for a name, or as members of the summary.</summary>
internal static class WhatsminerErrors
{
    private const int Most = 64;
    private const int MostListed = 1024;
    private const int LongestCode = 32;

    public static IReadOnlyList<MinerError> Parse(ReplyValue listed, ReplyValue summary)
    {
        var errors = new List<MinerError>();
        foreach (ReplyValue entry in listed.Items)
        {
            if (entry.IsObject)
            {
                AddMembers(errors, entry);
            }
            else
            {
                Add(errors, entry.Word, ReplyValue.Nothing);
            }
        }

        AddMembers(errors, listed);

        // A program that is down says so in words.
        Add(errors, listed.Kind == ReplyKind.Text ? listed.Word : null, ReplyValue.Nothing);
        int count = Math.Min(MostListed, summary["Error Code Count"].SmallCount ?? 0);
        for (int i = 0; i < count && errors.Count < Most; i++)
        {
            Add(errors, summary[$"Error Code {i}"].Word, ReplyValue.Nothing);
        }

        return errors;
    }

    public static bool AnyIsCritical(IReadOnlyList<MinerError> errors)
    {
        foreach (MinerError error in errors)
        {
            if (error.Severity == MinerErrorSeverity.Critical)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>{"264":1700000000,"reason":"..."}; on some {"540":{"0":"2024-01-01 00:00:00"}}.</summary>
    private static void AddMembers(List<MinerError> errors, ReplyValue entry)
    {
        string? reason = entry["reason"].Word;
        foreach ((string name, ReplyValue value) in entry.Members)
        {
            if (name.Length > 0 && char.IsAsciiDigit(name[0]))
            {
                Add(errors, name, value, reason);
            }
        }
    }

    private static void Add(List<MinerError> errors, string? code, ReplyValue since, string? reason = null)
    {
        if (code is null or "0" || code.Length > LongestCode || errors.Count == Most || errors.Exists(error => error.Code == code))
        {
            return;
        }

        MinerError error = VendorErrors.Describe("whatsminer", code);
        DateTimeOffset? at = At(since);

        // What stands behind the code is when it came, or on some what it means.
        string? said = at is null && since.Number is null ? since.Word : null;
        errors.Add(error with { Text = error.Text ?? said ?? reason, Since = at });
    }

    /// <summary>A device's clock begins anew in 1970 until it is set: such a moment is none.</summary>
    private static DateTimeOffset? At(ReplyValue since)
    {
        if (since.Whole is > 1_400_000_000 and < 4_000_000_000 and var seconds)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return since.Text is { Length: 19 } text && DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", null, System.Globalization.DateTimeStyles.None, out DateTime moment) && moment.Year > 2014
            ? new DateTimeOffset(moment, TimeSpan.Zero)
            : null;
    }
}
