namespace Hello;

/// <summary>Greets people as the time of day asks for.</summary>
public static class Greeting
{
    /// <summary>A greeting for <paramref name="name"/>, or for the world when nobody is named.</summary>
    public static string For(string? name, TimeOnly time)
    {
        var whom = string.IsNullOrWhiteSpace(name) ? "world" : name.Trim();
        return $"{Opening(time)}, {whom}!";
    }

    private static string Opening(TimeOnly time) => time.Hour switch
    {
        >= 5 and < 12 => "Good morning",
        >= 12 and < 18 => "Good afternoon",
        >= 18 and < 22 => "Good evening",
        _ => "Hello",
    };
}
