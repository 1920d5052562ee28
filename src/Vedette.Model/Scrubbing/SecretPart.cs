namespace Vedette.Model.Scrubbing;

/// <summary>Which part of an option's value is the secret.</summary>
internal enum SecretPart
{
    Whole,

    /// <summary>user:password</summary>
    AfterColon,

    /// <summary>user,password</summary>
    AfterComma,

    /// <summary>user%password</summary>
    AfterPercent,
}
