namespace Vedette.Agent.Configuration;

/// <summary>What a setting may be in the file.</summary>
internal enum SettingShape
{
    /// <summary>A text, a number or a flag.</summary>
    Text,

    /// <summary>That, or a list of texts; commas stand between them everywhere else.</summary>
    List,

    /// <summary>A JSON object, and in the file only: it holds secrets, so nobody else may read that file.</summary>
    SecretObject,
}
