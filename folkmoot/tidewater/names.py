"""What people are called: given names and surnames as they are met along such a coast, in two languages."""

from folkmoot.tidewater.chance import Chance


def listed(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


ENGLISH = listed(
    """
Ada Agnes Aidan Alan Albert Alice Alison Amos Andrew Angus Anita Anna Annie Arthur Audrey Barbara Beatrice Ben Bernard
Bess Beth Bill Bonnie Brenda Brian Bridget Bruce Callum Cara Carol Caroline Cathal Cecily Charles Charlotte Chloe Claire
Clara Colin Connor Cora Craig Dana Daniel Daphne Dawn Dean Deborah Declan Della Denise Dennis Dorothy Duncan Edith Edna
Edward Eileen Elaine Eleanor Eli Ellen Elsie Emily Emma Enid Eric Esme Esther Ethan Eunice Evan Evelyn Ewan Faith Fergus
Fiona Flora Frances Frank Fraser Freda Gareth Gemma George Gerald Gillian Gladys Glen Grace Graham Greta Gwen Hamish
Hannah Harold Harriet Hazel Heather Helen Henry Hester Hilda Holly Hope Howard Hugh Ian Imogen Iris Isaac Isla Ivy Jack
Jacob James Jane Janet Jasper Jean Jennifer Jess Joan Joanne Joe John Josephine Joshua Joyce Judith Julia June Karen
Kate Keith Kenneth Kerry Kevin Kirsty Laura Lauren Leah Leo Leonard Lewis Lily Linda Lorna Louise Lucy Luke Lydia Mabel
Maeve Maggie Malcolm Margaret Marian Marion Mark Martha Martin Mary Matilda Matthew Maud Maureen May Megan Mercy Mildred
Millie Molly Mona Morag Morris Muriel Myra Nadia Nancy Naomi Neil Nell Nigel Noah Nora Norman Olive Oliver Oscar Owen
Pamela Patience Patrick Paul Pauline Pearl Peggy Peter Petra Philip Phoebe Polly Priscilla Rachel Ralph Ray Rebecca
Rhoda Rhys Robert Robin Ronald Rose Rowan Roy Ruby Ruth Sadie Sally Sam Samuel Sarah Seamus Sean Selina Sheila Sidney
Simon Sophie Stella Stephen Stuart Susan Sybil Sylvia Tamsin Tess Theo Thomas Tilda Timothy Tom Tracy Una Ursula Vera
Victor Viola Violet Walter Wendy Wilfred Will Winifred Yvonne Zoe
"""
)

SPANISH = listed(
    """
Adela Adriana Agustín Aitana Alba Alberto Alejandra Alejandro Alfonso Alicia Alma Alonso Álvaro Amalia Amelia Amparo Ana
Andrea Andrés Ángela Antonia Antonio Araceli Arturo Aurora Beatriz Belén Benito Bernarda Blanca Bruno Camila Candela
Carla Carlos Carmen Carolina Catalina Cecilia Celia César Clara Claudia Concepción Consuelo Cristina Cristóbal Dalia
Damián Daniela David Delia Diego Dolores Domingo Dora Eduardo Elena Elías Elisa Eloísa Elvira Emilia Emilio Encarnación
Enrique Ernesto Esperanza Esteban Estela Eugenia Eva Fabián Fátima Federico Felipe Félix Fernanda Fernando Fidel Flor
Francisca Francisco Gabriel Gabriela Gael Genoveva Gerardo Gloria Gonzalo Graciela Gregorio Guadalupe Guillermo Gustavo
Héctor Hortensia Hugo Ignacio Iker Inés Irene Isabel Isidro Ismael Iván Jaime Javier Jimena Joaquín Jorge José Josefa
Juan Juana Julia Julián Julieta Julio Laura Leandro Leonor Leticia Lidia Lola Lorena Lorenzo Lourdes Lucas Lucía Luis
Luisa Luz Magdalena Manuel Manuela Marcela Marcelo Marcos Margarita María Mariana Mario Marisol Marta Martín Mateo
Matilde Mauricio Mercedes Micaela Miguel Milagros Miriam Moisés Mónica Natalia Nicolás Nieves Noelia Norma Nuria Octavio
Olga Olivia Omar Óscar Pablo Paloma Patricia Paula Pedro Petra Pilar Rafael Ramiro Ramón Raquel Raúl Rebeca Remedios
Ricardo Roberto Rocío Rodrigo Rogelio Rosa Rosalía Rosario Rubén Salvador Samuel Sandra Santiago Sara Saúl Sebastián
Sergio Silvia Simón Sofía Soledad Sonia Susana Tamara Teresa Tomás Valentín Valentina Valeria Verónica Vicente Victoria
Violeta Virginia Viviana Ximena Yolanda Zulema
"""
)

ENGLISH_SURNAMES = listed(
    """
Abbott Adair Ainsley Alder Allard Archer Ashdown Atwood Baines Ballard Banks Barlow Barrow Bassett Baxter Beckett Bell
Bennett Birch Blackwood Blythe Bolton Boone Bowen Bradley Bramwell Brannigan Brennan Briggs Brook Burgess Burke Byrne
Cairns Calder Cameron Carey Carrick Carson Carver Chandler Clay Coburn Cole Collier Connolly Cooper Corrigan Coulter Cox
Craddock Crane Crosby Cullen Curran Daley Dalton Darby Davies Dawson Deacon Devlin Dixon Doherty Donovan Dorsey Doyle
Drake Drummond Duffy Dunn Dwyer Eaton Egan Elder Ellery Ellis Emery Erskine Evans Fallon Farrell Faulkner Fenton
Ferguson Finch Findlay Fisher Flanagan Fletcher Flynn Forbes Forrest Foster Fowler Fraser Frost Fuller Gallagher Garvey
Gibbs Gilmour Glover Goodwin Gordon Graham Grant Greer Griffin Hale Halloran Hardy Harkness Harper Hartley Harvey
Hastings Hayes Heath Henley Hobbs Holland Holt Hooper Hopkins Horne Howell Hughes Hume Hunter Hurst Innes Irvine Jarvis
Jenkins Jessop Kane Keane Keating Kelly Kemp Kendall Kerr Kilbride Kirk Knowles Lacey Lambert Lang Larkin Lawson Leary
Leighton Lennox Lindsay Lockhart Logan Lowry Lynch MacBride MacIver Mackay Maclean Madden Maher Marsh Mason Maxwell
McAllister McBain McCann McGrath McKenna Mercer Milne Monroe Mooney Morrow Moss Munro Murdoch Nash Neill Nesbitt Noble
Nolan Norris Oakes Ogilvie Orr Osborne Paisley Parrish Paterson Payne Pender Penrose Perry Phelan Pike Pollock Porter
Pratt Quigley Quinn Rafferty Rankin Redmond Reid Rennie Rhodes Riordan Ritchie Rowe Rutherford Sallow Sawyer Seaton
Shannon Shaw Sheridan Sinclair Sloan Snow Somerville Spence Stark Steele Stewart Stirling Stokes Sweeney Tait Tanner
Tennant Thorne Tierney Todd Trask Tully Turnbull Tyler Usher Vance Vaughan Waddell Wainwright Walker Walsh Warden Watt
Weir Whelan Whitlock Wilkie Winter Wood Wyatt Yates York Young
"""
)

SPANISH_SURNAMES = listed(
    """
Abad Acosta Aguilar Aguirre Alarcón Alcántara Alfaro Almeida Alonso Álvarez Amaya Aranda Araya Arce Arias Arroyo
Ávila Ayala Baeza Ballesteros Barrera Barrios Bautista Becerra Beltrán Benítez Bermúdez Blanco Bravo Bustos Caballero
Cabrera Cáceres Calderón Calvo Camacho Campos Cano Cárdenas Carmona Carranza Carrasco Carrillo Castaño Castillo Castro
Ceballos Cervantes Céspedes Chávez Cisneros Contreras Cordero Córdoba Cortés Costa Crespo Cruz Cuevas Delgado Díaz
Domínguez Duarte Durán Echeverría Escobar Escudero Espinosa Esteban Estévez Fajardo Fernández Ferrer Figueroa Flores
Fuentes Galindo Gallardo Gallego Gálvez Gamboa García Garrido Gil Giménez Godoy Gómez González Guerrero Gutiérrez Guzmán
Heredia Hernández Herrera Hidalgo Hurtado Ibáñez Ibarra Iglesias Izquierdo Jara Jiménez Jurado Lagos Lara León Linares
Lobos Lozano Lucero Luna Machado Maldonado Manzano Marín Márquez Martínez Medina Méndez Mendoza Meneses Mercado Merino
Miranda Molina Montenegro Montero Montes Mora Morales Moreno Moya Munguía Muñoz Murillo Narváez Navarro Nieto Noriega
Núñez Ocampo Ochoa Ojeda Olivares Orellana Ortega Ortiz Osorio Otero Pacheco Padilla Palacios Palma Paredes Parra Pastor
Peña Peralta Pereira Pineda Pinto Pizarro Ponce Prado Quintana Quiroga Ramírez Ramos Rangel Redondo Requena Rey Reyes
Ríos Rivas Rivera Robles Rojas Roldán Romero Rosales Rosario Rubio Ruiz Salas Salazar Salcedo Salinas Sánchez Sandoval
Santana Santos Serrano Silva Solano Soler Solís Soria Soto Suárez Tapia Tejada Téllez Toledo Toro Torres Trejo Urbina
Valdés Valencia Valenzuela Vargas Vega Velasco Velázquez Vera Vidal Villalobos Villar Villegas Zamora Zapata Zepeda
Zúñiga
"""
)


def name(chance: Chance, tongue: str) -> str:
    """A name as people of this tongue have it; some have a parent of the other."""
    mixed = chance.happens(0.07)
    given = SPANISH if (tongue == "es") != (mixed and chance.happens(0.5)) else ENGLISH
    surnames = SPANISH_SURNAMES if (tongue == "es") != mixed else ENGLISH_SURNAMES
    first, last = chance.pick(given), chance.pick(surnames)
    if tongue == "es" and chance.happens(0.45):
        return f"{first} {last} {chance.pick(SPANISH_SURNAMES)}"
    if tongue == "en" and chance.happens(0.04):
        return f"{first} {last}-{chance.pick(ENGLISH_SURNAMES)}"
    return f"{first} {last}"
